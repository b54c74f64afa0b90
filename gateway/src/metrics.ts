import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { counter, gauge, histogram } from '@xingzhi/runtime/metrics'

const REFUSAL_CODES = Object.keys(RefusalCode).filter(
  (name) => Number.isNaN(Number(name)) && name !== 'UNSPECIFIED',
)

/** Every answer of GraphQL is one of these. */
export const OUTCOMES = ['ok', 'refused', 'rejected', 'unavailable', 'unexpected'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const operationSeconds = histogram(
  'xingzhi_graphql_operation_seconds',
  'From the arrival of a request to its result, by the root field that it asks for',
  ['field'],
  [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
)
export const operationsTotal = counter(
  'xingzhi_graphql_operations_total',
  'Operations by root field and by how they ended: ok, refused (a business refusal), rejected (a bad request), unavailable (a part is away), unexpected (a bug)',
  ['field', 'outcome'],
)
export const documentsCompiledTotal = counter(
  'xingzhi_graphql_documents_compiled_total',
  'Documents of our own pages that were compiled; those of others are interpreted',
  [],
)
export const refusalsTotal = counter('xingzhi_refusals_total', 'Refusals that people were told, by code', [
  'code',
])
export const rateLimitedTotal = counter('xingzhi_rate_limited_total', 'Requests over a limit, by limit', [
  'limit',
])
export const signInsTotal = counter(
  'xingzhi_sign_ins_total',
  'Attempts to sign in: signed_in, refused, or failed because a part is away',
  ['outcome'],
)
export const liveConnections = gauge('xingzhi_live_connections', 'Pages that are told of changes', [])
export const liveUpdatesTotal = counter('xingzhi_live_updates_total', 'Changes that were sent to pages', [])
export const liveDelaySeconds = histogram(
  'xingzhi_live_delay_seconds',
  'From the commit of a change to when it is handed to the pages that watch it',
  [],
  [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
)
export const responsesTotal = counter(
  'xingzhi_http_responses_total',
  'Answers by route and class of status',
  ['route', 'status'],
)

// From the start, so that the first one is seen as a rise.
for (const code of REFUSAL_CODES) refusalsTotal.inc({ code }, 0)
for (const outcome of ['signed_in', 'refused', 'failed']) signInsTotal.inc({ outcome }, 0)
