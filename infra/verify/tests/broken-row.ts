import type { ServiceName } from './start-system.ts'

/** A row that breaks one truth, put there behind the constraints' back. */
export interface Break {
  truth: string
  database: ServiceName
  statements: string
  /** A query for the ids that are to be named. */
  named: string
}

export const HELD = `(select id from reservations where status = 'CONFIRMED' order by created_at limit 1)`
/** A break of booking's that names the one who holds a place. */
export const ofTheHeld = { database: 'booking' as const, named: `select ${HELD} as id` }
