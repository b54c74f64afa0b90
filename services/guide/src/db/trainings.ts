import type { Db, Tx } from '@xingzhi/runtime/database'
import { type Given, prepared } from '@xingzhi/runtime/statement'
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Training } from '../domain/training.ts'
import { following, type Place, preceding } from './following.ts'
import { enrolments, trainings } from './schema.ts'

export type Enrolment = typeof enrolments.$inferSelect

type Listed = Place & { now: Date; limit: number }

export async function lockTraining(tx: Tx, id: string): Promise<Training | undefined> {
  return (await tx.select().from(trainings).where(eq(trainings.id, id)).for('no key update'))[0]
}

export function readTrainings(db: Db, ids: readonly string[]): Promise<Training[]> {
  return trainingsOf(db, { ids })
}

/** Those that have not ended, by start; or those that have, the latest first. */
export function listTrainings(db: Db, { past, ...page }: Listed & { past: boolean }): Promise<Training[]> {
  return past ? pastTrainings(db, page) : trainingsToCome(db, page)
}

export async function insertTraining(tx: Tx, training: Training): Promise<void> {
  await tx.insert(trainings).values(training)
}

/** The training's row is locked. */
export async function updateTraining(tx: Tx, { id, ...changed }: Training): Promise<void> {
  await tx.update(trainings).set(changed).where(eq(trainings.id, id))
}

/** Of these trainings, those in which the person has a place. */
export async function enrolledIn(db: Db, ids: readonly string[], personId: string): Promise<string[]> {
  return (await placesIn(db, { ids, personId })).map(({ trainingId }) => trainingId)
}

export function listEnrolments(db: Db, trainingId: string): Promise<Enrolment[]> {
  return enrolmentsOf(db, { trainingId })
}

/** The training's row is locked. False when the person has a place already. */
export async function insertEnrolment(tx: Tx, trainingId: string, personId: string, enrolledAt: Date) {
  const enrolment = { trainingId, personId, enrolledAt }
  return (await tx.insert(enrolments).values(enrolment).onConflictDoNothing()).count === 1
}

/** The training's row is locked. False when the person has no place. */
export async function deleteEnrolment(tx: Tx, trainingId: string, personId: string): Promise<boolean> {
  const own = and(eq(enrolments.trainingId, trainingId), eq(enrolments.personId, personId))
  return (await tx.delete(enrolments).where(and(own, eq(enrolments.attended, false)))).count === 1
}

/** The training's row is locked. */
export async function markAttended(tx: Tx, trainingId: string, personIds: readonly string[]): Promise<void> {
  const isNamed = sql`${enrolments.personId} = any(${sql.param(personIds)}::uuid[])`
  const concerned = and(eq(enrolments.trainingId, trainingId), isNamed, eq(enrolments.attended, false))
  await tx.update(enrolments).set({ attended: true }).where(concerned)
}

const trainingsOf = prepared((db, { ids }: Given<{ ids: readonly string[] }>) =>
  db.select().from(trainings).where(sql`${trainings.id} = any(${ids}::uuid[])`),
)
const trainingsToCome = prepared((db, given: Given<Listed>) =>
  db
    .select()
    .from(trainings)
    .where(and(gt(trainings.endsAt, given.now), following(trainings.startsAt, trainings.id, given)))
    .orderBy(trainings.startsAt, trainings.id)
    .limit(given.limit),
)
const pastTrainings = prepared((db, given: Given<Listed>) =>
  db
    .select()
    .from(trainings)
    .where(and(lte(trainings.endsAt, given.now), preceding(trainings.endsAt, trainings.id, given)))
    .orderBy(desc(trainings.endsAt), desc(trainings.id))
    .limit(given.limit),
)
const placesIn = prepared((db, { ids, personId }: Given<{ ids: readonly string[]; personId: string }>) =>
  db
    .select({ trainingId: enrolments.trainingId })
    .from(enrolments)
    .where(and(eq(enrolments.personId, personId), sql`${enrolments.trainingId} = any(${ids}::uuid[])`)),
)
const enrolmentsOf = prepared((db, { trainingId }: Given<{ trainingId: string }>) =>
  db
    .select()
    .from(enrolments)
    .where(eq(enrolments.trainingId, trainingId))
    .orderBy(enrolments.enrolledAt, enrolments.personId),
)
