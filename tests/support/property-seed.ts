import fc from 'fast-check'

/** Every property test draws from this seed, so that two runs of one tree agree. `PROPERTY_SEED` gives another one. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_121) })
