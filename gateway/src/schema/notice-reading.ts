import { signedIn } from '../signed-in.ts'
import { defineMutation } from './define-mutation.ts'
import { ids, required } from './input-fields.ts'
import { ViewerType } from './viewer.ts'

const NOTICES_MAX = 100

defineMutation('markNoticesRead', {
  input: { noticeIds: required(ids('Notice', { most: NOTICES_MAX })) },
  idempotencyKey: false,
  rpc: ({ booking }) => booking.markNoticesRead,
  request: ({ noticeIds }) => ({ ids: noticeIds }),
  type: ViewerType,
  field: 'viewer',
  result: async (_answer, _input, context) => {
    const viewer = signedIn(context)
    // No fact tells it, and other tabs show how many are unread.
    await context.gateway.people.tell({ personId: viewer.personId })
    return viewer
  },
})
