import type { AuditEntry as ServiceEntry } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { builder } from '../builder.ts'
import { toGlobalId } from './global-id.ts'
import { momentAt } from './message-fields.ts'

/** Every service keeps its own, all of this shape. */
type AuditEntry = Pick<ServiceEntry, 'id' | 'at' | 'actorId' | 'operation' | 'subjectId' | 'changeJson'>

export const AuditEntryType = builder.objectRef<AuditEntry>('AuditEntry').implement({
  fields: (t) => ({
    id: t.id({ resolve: (entry) => toGlobalId('AuditEntry', entry.id) }),
    at: t.field(momentAt('at')),
    actorId: t.id({
      nullable: true,
      description: 'Null: the system itself, when a deadline came.',
      resolve: ({ actorId }) => (actorId === '' ? null : toGlobalId('Person', actorId)),
    }),
    operation: t.exposeString('operation'),
    subjectId: t.exposeID('subjectId'),
    changeJson: t.exposeString('changeJson'),
  }),
})

export const AuditEntryConnection = builder.connectionObject(
  { name: 'AuditEntryConnection', type: AuditEntryType },
  { name: 'AuditEntryEdge' },
)
