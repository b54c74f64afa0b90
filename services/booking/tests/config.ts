import { readSettings } from '@xingzhi/runtime/env'
import { z } from 'zod'

const settings = z.object({
  MODEL_OPERATIONS: z.coerce.number('is no number').int().min(20_000).max(100_000_000).default(20_000),
  MODEL_SEED: z.coerce.number('is no number').int().default(20_261_122),
})

/** How long the model test goes on, and what it draws its steps and faults from. */
export function readModelConfig(env: Record<string, string | undefined>) {
  const { MODEL_OPERATIONS: operations, MODEL_SEED: seed } = readSettings(settings, env)
  return { operations, seed }
}
