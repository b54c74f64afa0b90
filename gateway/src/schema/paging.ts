import type { PageInfo } from '@xingzhi/proto/common/v1/page_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'

export const PAGE_DEFAULT = 20
export const PAGE_MAX = 100
const CURSOR_LENGTH_MAX = 512

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}

/** The arguments of every list that can grow. */
export const pageArgs = builder.args((t) => ({
  first: t.int({ extensions: { shared: true } }),
  after: t.string({ extensions: { shared: true } }),
}))

/** For a request: the page that is asked for, or a refusal. */
export function pageRequestOf({ first, after }: PageArgs): { page: { first: number; after: string } } {
  const wanted = first ?? PAGE_DEFAULT
  if (wanted > PAGE_MAX) refuse('INVALID_INPUT', { field: 'first', problem: 'too_large', limit: PAGE_MAX })
  if (wanted < 1) refuse('INVALID_INPUT', { field: 'first', problem: 'too_small', limit: 1 })
  if (after && after.length > CURSOR_LENGTH_MAX)
    refuse('INVALID_INPUT', { field: 'after', problem: 'malformed' })
  return { page: { first: wanted, after: after ?? '' } }
}

/**
 * A connection from a service's page. A node that is gone is left out; the page still starts and ends where the service
 * said, so that paging passes over it.
 */
export function connectionOf<Node>(
  nodes: readonly (Node | null)[],
  pageInfo: PageInfo | undefined,
  args: PageArgs,
) {
  const { cursors, hasNextPage } = must(pageInfo, 'a service left out its page info')
  return {
    edges: nodes.flatMap((node, at) =>
      node === null ? [] : [{ node, cursor: must(cursors[at], 'a service left out a cursor') }],
    ),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: Boolean(args.after),
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  }
}
