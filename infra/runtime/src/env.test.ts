import { expect, test } from 'vitest'
import { z } from 'zod'
import { readSettings, SettingsError } from './env.ts'

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  DATABASE_URL: z.url(),
  ACTOR_KEY: z.string().min(32),
})

test('reads settings, with defaults for what is unset or empty', () => {
  const env = { PORT: '', DATABASE_URL: 'postgres://x/y', ACTOR_KEY: 'k'.repeat(32), OTHER: 'ignored' }
  expect(readSettings(Settings, env)).toEqual({
    PORT: 4_000,
    DATABASE_URL: 'postgres://x/y',
    ACTOR_KEY: 'k'.repeat(32),
  })
})

test('names every problem at once', () => {
  const read = () => readSettings(Settings, { PORT: '80x', ACTOR_KEY: 'short' })
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(/PORT.*DATABASE_URL.*ACTOR_KEY/s)
})

test('does not repeat what a secret was set to', () => {
  expect(() => readSettings(Settings, { ACTOR_KEY: 'hunter2' })).not.toThrow(/hunter2/)
})
