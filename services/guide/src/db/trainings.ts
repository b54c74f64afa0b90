import type { Sql, SqlTx } from '@xingzhi/runtime/database'
import type { Training } from '../domain/training.ts'

export interface Enrolment {
  personId: string
  enrolledAt: Date
  attended: boolean
}

const columns = (sql: Sql | SqlTx) => sql`
  id, title, title_en as "titleEn", starts_at as "startsAt", ends_at as "endsAt", place, capacity, enrolled,
  qualification_ids as "qualificationIds", cancelled, version`

export async function lockTraining(tx: SqlTx, id: string): Promise<Training | undefined> {
  const [training] = await tx<Training[]>`
    select ${columns(tx)} from trainings where id = ${id} for no key update`
  return training
}

export function readTrainings(sql: Sql, ids: readonly string[]): Promise<Training[]> {
  return sql<Training[]>`
    select ${columns(sql)} from trainings where id = any(${sql.array([...ids])}::uuid[])`
}

/** Those that have not ended, by start; or those that have, the latest first. */
export function listTrainings(
  sql: Sql,
  {
    past,
    now,
    after,
    limit,
  }: { past: boolean; now: Date; after: { at: Date; id: string } | undefined; limit: number },
): Promise<Training[]> {
  if (past) {
    return sql<Training[]>`
      select ${columns(sql)} from trainings
      where ends_at <= ${now} ${after ? sql`and (ends_at, id) < (${after.at}, ${after.id})` : sql``}
      order by ends_at desc, id desc limit ${limit}`
  }
  return sql<Training[]>`
    select ${columns(sql)} from trainings
    where ends_at > ${now} ${after ? sql`and (starts_at, id) > (${after.at}, ${after.id})` : sql``}
    order by starts_at, id limit ${limit}`
}

export async function insertTraining(tx: SqlTx, training: Training): Promise<void> {
  await tx`insert into trainings ${tx({ id: training.id, ...toRow(training) })}`
}

/** The training's row is locked. */
export async function updateTraining(tx: SqlTx, training: Training): Promise<void> {
  await tx`update trainings set ${tx(toRow(training))} where id = ${training.id}`
}

/** Of these trainings, those in which the person has a place. */
export async function enrolledIn(sql: Sql, ids: readonly string[], personId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select training_id as id from enrolments
    where person_id = ${personId} and training_id = any(${sql.array([...ids])}::uuid[])`
  return rows.map(({ id }) => id)
}

export function listEnrolments(sql: Sql | SqlTx, trainingId: string): Promise<Enrolment[]> {
  return sql<Enrolment[]>`
    select person_id as "personId", enrolled_at as "enrolledAt", attended
    from enrolments where training_id = ${trainingId} order by enrolled_at, person_id`
}

/** The training's row is locked. False when the person has a place already. */
export async function insertEnrolment(tx: SqlTx, trainingId: string, personId: string, at: Date) {
  const inserted = await tx`
    insert into enrolments (training_id, person_id, enrolled_at) values (${trainingId}, ${personId}, ${at})
    on conflict do nothing`
  return inserted.count === 1
}

/** The training's row is locked. False when the person has no place. */
export async function deleteEnrolment(tx: SqlTx, trainingId: string, personId: string): Promise<boolean> {
  const deleted = await tx`
    delete from enrolments where training_id = ${trainingId} and person_id = ${personId} and not attended`
  return deleted.count === 1
}

/** The training's row is locked. */
export async function markAttended(
  tx: SqlTx,
  trainingId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx`
    update enrolments set attended = true
    where training_id = ${trainingId} and person_id = any(${tx.array([...personIds])}::uuid[]) and not attended`
}

function toRow(training: Training) {
  const { title, place, capacity, enrolled, cancelled, version } = training
  return {
    ...{ title, place, capacity, enrolled, cancelled, version },
    title_en: training.titleEn,
    starts_at: training.startsAt,
    ends_at: training.endsAt,
    qualification_ids: [...training.qualificationIds],
  }
}
