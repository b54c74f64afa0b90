import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  ListShowcaseRequest,
  ListShowcaseResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { listShowcase as listRows } from '../db/summaries.ts'
import { showcaseMessage } from '../wire/service-record.ts'

const cursor = z.tuple([z.int32().min(0), z.uuid()])

export async function listShowcase(
  { db }: Context,
  { page }: ListShowcaseRequest,
): Promise<MessageInitShape<typeof ListShowcaseResponseSchema>> {
  const { limit, after } = readPage(page, { cursor })
  const from = after && { minutes: after[0], showcaseId: after[1] }
  const found = await listRows(db, { after: from, limit })
  const { rows, pageInfo } = pageOf(found, limit, ({ minutes, showcaseId }) => [minutes, showcaseId])
  return { entries: rows.map(showcaseMessage), pageInfo }
}
