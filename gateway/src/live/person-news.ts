import { fromJson, toJson } from '@bufbuild/protobuf'
import { type Claim, ClaimSchema } from '@xingzhi/proto/guide/v1/guide_pb.js'

/** Something of one person changed. Neither a reservation nor a claim: a notice, or maybe anything. */
export interface PersonNews {
  personId: string
  reservationId?: string | undefined
  /** As guide told it. */
  claim?: Claim | undefined
}

export function writeNews(news: readonly PersonNews[]): string {
  return JSON.stringify(
    news.map(({ claim, ...others }) => ({ ...others, ...(claim && { claim: toJson(ClaimSchema, claim) }) })),
  )
}

export function readNews(text: string): PersonNews[] {
  const written = JSON.parse(text) as (Omit<PersonNews, 'claim'> & { claim?: object })[]
  return written.map(({ claim, ...others }) => ({
    ...others,
    ...(claim && { claim: fromJson(ClaimSchema, claim as never) }),
  }))
}
