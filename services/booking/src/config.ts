import { readSettings } from '@xingzhi/runtime/env'
import type { ServiceConfig } from '@xingzhi/runtime/service'
import { z } from 'zod'

export interface BookingRules {
  /** Reservations that one person may hold of what has not ended. */
  activeReservationsMax: number
  partySizeMax: number
  /** How long before the start a reservation can be cancelled at the latest. */
  cancelDeadlineMinutes: number
}

export interface BookingConfig extends ServiceConfig, BookingRules {
  /** Requests that go to the database as one batch. */
  batchMax: number
  /** Requests that wait for their batch; what comes on top is refused with BUSY. */
  queueMax: number
}

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const Settings = z.object({
  BOOKING_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  BOOKING_DATABASE_CONNECTIONS_MAX: whole(2, 100).default(10),
  ACTOR_KEY: z.string().min(32),
  BOOKING_ACTIVE_RESERVATIONS_MAX: whole(1, 10_000).default(10),
  BOOKING_PARTY_SIZE_MAX: whole(1, 100).default(20),
  BOOKING_CANCEL_DEADLINE_MINUTES: whole(0, 100_000).default(120),
  BOOKING_BATCH_MAX: whole(1, 512).default(512),
  BOOKING_QUEUE_MAX: whole(1, 100_000).default(10_000),
})

/** Reads the settings of this service from an environment; throws one SettingsError that names every problem. */
export function readBookingConfig(env: Record<string, string | undefined>): BookingConfig {
  const settings = readSettings(Settings, env)
  return {
    databaseUrl: settings.BOOKING_DATABASE_URL,
    databaseConnectionsMax: settings.BOOKING_DATABASE_CONNECTIONS_MAX,
    actorKey: settings.ACTOR_KEY,
    activeReservationsMax: settings.BOOKING_ACTIVE_RESERVATIONS_MAX,
    partySizeMax: settings.BOOKING_PARTY_SIZE_MAX,
    cancelDeadlineMinutes: settings.BOOKING_CANCEL_DEADLINE_MINUTES,
    batchMax: settings.BOOKING_BATCH_MAX,
    queueMax: settings.BOOKING_QUEUE_MAX,
  }
}
