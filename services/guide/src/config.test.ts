import { SettingsError } from '@xingzhi/runtime/env'
import { describe, expect, it } from 'vitest'
import { readGuideConfig, readGuideProcessConfig } from './config.ts'

const env = { GUIDE_DATABASE_URL: 'postgres://127.0.0.1/guide', ACTOR_KEY: 'k'.repeat(32) }

describe('the settings of guide', () => {
  it('have defaults for all but the database, the key and where booking is', () => {
    expect(readGuideConfig(env)).toEqual({
      databaseUrl: env.GUIDE_DATABASE_URL,
      databaseConnectionsMax: 10,
      actorKey: env.ACTOR_KEY,
      timeZone: 'Asia/Shanghai',
      restMinutes: 30,
      nightRestMinutes: 600,
      dayMinutesMax: 480,
      releaseDeadlineMinutes: 1_440,
      callForHelpMinutes: 1_440,
      holdSeconds: 900,
      hoursMarginMinutes: 60,
      hoursEarlyMinutes: 0,
      walkInsMax: 5,
      keeping: { inboxKeptDays: 7, idempotencyKeptDays: 30, replayedKeptDays: 30, auditKeptDays: 1_095 },
    })
    const bookingUrl = 'http://127.0.0.1:4301'
    const own = { ...env, KAFKA_BROKERS: 'localhost:9092', BOOKING_URL: bookingUrl }
    expect(readGuideProcessConfig(own)).toMatchObject({ name: 'guide', rpcPort: 0, bookingUrl })
  })

  it('are refused with every problem at once', () => {
    const wrong = {
      GUIDE_DATABASE_URL: 'x',
      ACTOR_KEY: 'short',
      TIME_ZONE: 'Asia/Minhang',
      GUIDE_REST_MINUTES: '-1',
      GUIDE_HOLD_SECONDS: 'long',
      BOOKING_URL: 'ftp://x',
    }
    expect(problemsOf(wrong)).toEqual([...Object.keys(wrong).slice(0, 5), 'KAFKA_BROKERS', 'BOOKING_URL'])
  })
})

function problemsOf(wrong: Record<string, string>): (string | undefined)[] {
  try {
    readGuideProcessConfig(wrong)
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    return (error as SettingsError).problems.map((problem) => problem.split(':')[0])
  }
  return []
}
