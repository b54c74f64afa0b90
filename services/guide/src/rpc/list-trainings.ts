import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  ListTrainingsRequest,
  ListTrainingsResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { enrolledIn, listTrainings as listRows } from '../db/trainings.ts'
import { millis, placeOf } from '../wire/cursor.ts'
import { trainingMessage } from '../wire/training.ts'

const cursor = z.tuple([millis, z.uuid()])

export async function listTrainings(
  { db, clock }: Context,
  { page, past }: ListTrainingsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListTrainingsResponseSchema>> {
  const { personId } = requireActor(call)
  const { limit, after } = readPage(page, { cursor })
  const found = await listRows(db, { past, now: clock(), ...placeOf(after), limit })
  const { rows, pageInfo } = pageOf(found, limit, ({ startsAt, endsAt, id }) => [
    (past ? endsAt : startsAt).getTime(),
    id,
  ])
  const ids = rows.map(({ id }) => id)
  return {
    trainings: rows.map(trainingMessage),
    pageInfo,
    enrolledIds: await enrolledIn(db, ids, personId),
  }
}
