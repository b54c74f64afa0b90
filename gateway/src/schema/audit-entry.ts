import type { AuditEntry } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { builder } from '../builder.ts'
import { momentOf } from './date-time.ts'
import { toGlobalId } from './global-id.ts'

export const AuditEntryType = builder.objectRef<AuditEntry>('AuditEntry').implement({
  fields: (t) => ({
    id: t.id({ resolve: (entry) => toGlobalId('AuditEntry', entry.id) }),
    at: t.field({ type: 'DateTime', resolve: (entry) => momentOf(entry.at) }),
    actorId: t.id({ resolve: (entry) => toGlobalId('Person', entry.actorId) }),
    operation: t.exposeString('operation'),
    subjectId: t.exposeID('subjectId'),
    changeJson: t.exposeString('changeJson'),
  }),
})

export const AuditEntryConnection = builder.connectionObject(
  { name: 'AuditEntryConnection', type: AuditEntryType },
  { name: 'AuditEntryEdge' },
)
