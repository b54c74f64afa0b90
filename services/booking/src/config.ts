import { postgresAddress, readSettings, wholeNumber } from '@xingzhi/runtime/env'
import { type KeepingTimes, keepingSettings, keptDays, toKeepingTimes } from '@xingzhi/runtime/keeping-config'
import { keySetting } from '@xingzhi/runtime/keys'
import { type ProcessConfig, processSettings, toProcessConfig } from '@xingzhi/runtime/process-config'
import type { ServiceConfig } from '@xingzhi/runtime/service'
import { z } from 'zod'

export interface BookingRules {
  /** Reservations that one person may hold of what has not ended. */
  activeReservationsMax: number
  partySizeMax: number
  /** How long before the start a reservation can be cancelled at the latest. */
  cancelDeadlineMinutes: number
}

export interface BookingKeeping extends KeepingTimes {
  /** Of a notice, after it was posted and what it is about has ended. */
  noticesKeptDays: number
  /** Of a name and a contact, after the last sign-in, and after the last session that this person had a place in. */
  peopleKeptDays: number
}

export interface BookingConfig extends ServiceConfig, BookingRules {
  keeping: BookingKeeping
  /** Requests that go to the database as one batch. */
  batchMax: number
  /** Requests that wait for their batch; what comes on top is refused with BUSY. */
  queueMax: number
}

export type BookingProcessConfig = BookingConfig & ProcessConfig

const settings = z.object({
  BOOKING_DATABASE_URL: postgresAddress,
  BOOKING_DATABASE_CONNECTIONS_MAX: wholeNumber(2, 100).default(10),
  ACTOR_KEY: keySetting,
  BOOKING_ACTIVE_RESERVATIONS_MAX: wholeNumber(1, 10_000).default(10),
  BOOKING_PARTY_SIZE_MAX: wholeNumber(1, 100).default(20),
  BOOKING_CANCEL_DEADLINE_MINUTES: wholeNumber(0, 100_000).default(120),
  BOOKING_BATCH_MAX: wholeNumber(1, 512).default(512),
  BOOKING_QUEUE_MAX: wholeNumber(1, 100_000).default(10_000),
  ...keepingSettings,
  // Verify looks for the notices of the last 28 days.
  NOTICES_KEPT_DAYS: keptDays(30, 3_650, 365),
  PEOPLE_KEPT_DAYS: keptDays(90, 3_650, 730),
})

const ownProcessSettings = settings.extend(processSettings('booking'))

type Environment = Record<string, string | undefined>

/** The settings of this service in whatever process. Throws one SettingsError that names every problem. */
export function readBookingConfig(env: Environment): BookingConfig {
  return toConfig(readSettings(settings, env))
}

/** The settings of this service in a process of its own. Throws one SettingsError that names every problem. */
export function readBookingProcessConfig(env: Environment): BookingProcessConfig {
  const read = readSettings(ownProcessSettings, env)
  return { ...toConfig(read), ...toProcessConfig(read) }
}

function toConfig(read: z.output<typeof settings>): BookingConfig {
  return {
    databaseUrl: read.BOOKING_DATABASE_URL,
    databaseConnectionsMax: read.BOOKING_DATABASE_CONNECTIONS_MAX,
    actorKey: read.ACTOR_KEY,
    activeReservationsMax: read.BOOKING_ACTIVE_RESERVATIONS_MAX,
    partySizeMax: read.BOOKING_PARTY_SIZE_MAX,
    cancelDeadlineMinutes: read.BOOKING_CANCEL_DEADLINE_MINUTES,
    batchMax: read.BOOKING_BATCH_MAX,
    queueMax: read.BOOKING_QUEUE_MAX,
    keeping: {
      ...toKeepingTimes(read),
      noticesKeptDays: read.NOTICES_KEPT_DAYS,
      peopleKeptDays: read.PEOPLE_KEPT_DAYS,
    },
  }
}
