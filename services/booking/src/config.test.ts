import type { SettingsError } from '@xingzhi/runtime/env'
import { expect, test } from 'vitest'
import { readBookingConfig, readBookingProcessConfig } from './config.ts'

const least = {
  BOOKING_DATABASE_URL: 'postgres://postgres@127.0.0.1:5432/booking',
  ACTOR_KEY: 'x'.repeat(32),
}

test('has defaults for the rules', () => {
  expect(readBookingConfig(least)).toEqual({
    databaseUrl: least.BOOKING_DATABASE_URL,
    databaseConnectionsMax: 10,
    actorKey: least.ACTOR_KEY,
    activeReservationsMax: 10,
    partySizeMax: 20,
    cancelDeadlineMinutes: 120,
    batchMax: 512,
    queueMax: 10_000,
    keeping: {
      inboxKeptDays: 7,
      idempotencyKeptDays: 30,
      replayedKeptDays: 30,
      noticesKeptDays: 365,
      peopleKeptDays: 730,
    },
  })
})

test('names every problem at once', () => {
  const problems = (read: () => unknown) => {
    try {
      read()
    } catch (error) {
      return (error as SettingsError).problems.map((problem) => problem.split(':')[0])
    }
    return []
  }
  const wrong = {
    NOTICES_KEPT_DAYS: '29',
    BOOKING_BATCH_MAX: '513',
    BOOKING_QUEUE_MAX: 'many',
    ACTOR_KEY: 'short',
  }
  expect(problems(() => readBookingProcessConfig(wrong)).toSorted()).toEqual([
    'ACTOR_KEY',
    'BOOKING_BATCH_MAX',
    'BOOKING_DATABASE_URL',
    'BOOKING_QUEUE_MAX',
    'KAFKA_BROKERS',
    'NOTICES_KEPT_DAYS',
  ])
})

test('a process of its own has an address and brokers', () => {
  const config = readBookingProcessConfig({ ...least, KAFKA_BROKERS: '127.0.0.1:9092', RPC_PORT: '4302' })
  expect(config).toMatchObject({ name: 'booking', host: '127.0.0.1', rpcPort: 4302, logLevel: 'info' })
})
