import { histogram } from '@xingzhi/runtime/metrics'

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

/** One observation per batch, so that thousands of reservations a second cost a few. */
export const reserveWaitSeconds = histogram(
  'xingzhi_reserve_wait_seconds',
  'How long the oldest request of each batch waited for the call to the database before it',
  [],
  SECONDS,
)
export const reserveDatabaseSeconds = histogram(
  'xingzhi_reserve_database_seconds',
  'How long the database took for each batch of reservations, repeats included',
  [],
  SECONDS,
)
export const reserveBatchSize = histogram(
  'xingzhi_reserve_batch_requests',
  'Requests in each batch of reservations',
  [],
  [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
)
