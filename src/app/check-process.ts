import { constants, setPriority } from 'node:os'
import { inspectFile } from '../store/database.ts'

// People wait for the service, nobody for this.
setPriority(constants.priority.PRIORITY_LOW)
process.stdout.write(inspectFile(process.argv[2] ?? ''))
