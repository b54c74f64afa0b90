import { z } from 'zod'
import { readSettings } from '../env.ts'

const settings = z.object({
  SOAK: z.coerce.number('is no number').min(1).max(10_000).default(1),
  SOAK_SEED: z.coerce.number('is no number').int().min(0).max(2_147_483_647).optional(),
})

/** How long the tests go on that draw what they do: models, fuzzing, kills. */
export interface Soak {
  /** So many times the usual. */
  times(usual: number): number
  /** What is drawn, and drawn again by the same number; absent: something else each time, where a test has no number of its own. */
  seed: number | undefined
  /** The same as parameters of fast-check. */
  draws(usual: number): { numRuns: number; seed?: number; endOnFailure: true }
}

export function readSoak(env: Record<string, string | undefined>): Soak {
  const { SOAK: factor, SOAK_SEED: seed } = readSettings(settings, env)
  const times = (usual: number) => Math.ceil(usual * factor)
  return {
    times,
    seed,
    draws: (usual) => ({
      numRuns: times(usual),
      ...(seed !== undefined && { seed }),
      // What failed is said at once: making it smaller asks a system that it has already changed.
      endOnFailure: true,
    }),
  }
}

const runSettings = z.object({ TEST_RUN_FOLDER: z.string().optional() })

/** A folder that the processes of one run of the tests share; undefined when this process is the whole run. */
export function readRunFolder(env: Record<string, string | undefined>): string | undefined {
  return readSettings(runSettings, env).TEST_RUN_FOLDER
}
