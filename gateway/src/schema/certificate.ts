import type { Certificate } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { required, text } from './input-fields.ts'
import { momentAt } from './message-fields.ts'
import { orHidden } from './refusing.ts'
import { ServiceSummaryType } from './service-summary.ts'

const CertificateType = builder.objectRef<Certificate>('Certificate').implement({
  description: 'A statement of service at one moment. Whoever has the code can see that it is true.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    summary: t.field({ type: ServiceSummaryType, resolve: (certificate) => must(certificate.summary) }),
    issuedAt: t.field(momentAt('issuedAt')),
  }),
})

builder.queryField('certificate', (t) =>
  t.field({
    type: CertificateType,
    nullable: true,
    description: 'By its code, for anybody.',
    args: { code: t.arg.string({ required: true }) },
    resolve: async (_root, { code }, { gateway }) =>
      (await orHidden(gateway.clients.guide.getCertificate({ code })))?.certificate ?? null,
  }),
)

defineMutation('issueCertificate', {
  input: { name: required(text) },
  rpc: ({ guide }) => guide.issueCertificate,
  request: (named) => named,
  type: CertificateType,
  field: 'certificate',
  result: ({ certificate }) => certificate,
})
