import type { Certificate } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { signedIn } from '../signed-in.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { momentAt } from './message-fields.ts'
import { orHidden, orRefused, refusing } from './refused.ts'
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

const IssueCertificateInput = builder.inputType('IssueCertificateInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('issueCertificate', (t) =>
  t.field({
    type: CertificateType,
    args: { input: t.arg({ type: IssueCertificateInput, required: true }) },
    errors: orRefused('issueCertificate', 'certificate'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = { name: input.name, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.guide.issueCertificate(request, asViewer(context))
      return must((await refusing(call)).certificate)
    },
  }),
)
