import { type Browser, chromium } from 'playwright-core'
import { findServer } from './require-server.ts'

/** The system's Chromium, or the one that `CHROMIUM` names; null as for a server that is missing. */
export const chromiumPath: string | null = process.env['CHROMIUM'] ?? findServer('chromium', 'chromium')

export const launch = (): Promise<Browser> =>
  // Containers run tests as root, where Chromium's sandbox cannot start.
  chromium.launch({ executablePath: chromiumPath ?? '', chromiumSandbox: false })
