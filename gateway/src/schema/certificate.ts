import { type Certificate, CertificateStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { text } from './input-fields.ts'
import { given } from './loading.ts'
import { momentAt, textOrNull } from './message-fields.ts'
import { viewersPerson } from './people.ts'
import { orHidden } from './refusing.ts'
import { ServiceSummaryType } from './service-summary.ts'

const CertificateStatusType = builder.enumType('CertificateStatus', {
  values: {
    VALID: { value: CertificateStatus.VALID },
    SUPERSEDED: {
      value: CertificateStatus.SUPERSEDED,
      description: 'Some of its hours were corrected or voided since.',
    },
    REVOKED: { value: CertificateStatus.REVOKED, description: 'All of its hours were voided.' },
  },
})

const CertificateType = builder.objectRef<Certificate>('Certificate').implement({
  description: 'A statement of service at one moment. Whoever has the code can see how it stands.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name', { description: 'As the guide is registered.' }),
    summary: t.field({ type: ServiceSummaryType, resolve: (certificate) => must(certificate.summary) }),
    issuedAt: t.field(momentAt('issuedAt')),
    status: t.field({ type: CertificateStatusType, resolve: (certificate) => given(certificate.status) }),
    supersededBy: t.string({
      ...textOrNull('supersededBy'),
      description: "The code of the guide's latest one that is valid, for one that is not.",
    }),
    currentSummary: t.field({
      type: ServiceSummaryType,
      description: 'What its hours sum up to now.',
      resolve: (certificate) => must(certificate.currentSummary),
    }),
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
  description: '`name` is not asked for any more: a certificate shows the registered name.',
  input: { name: text },
  rpc: ({ guide }) => guide.issueCertificate,
  request: async (_given, context) => ({ name: (await viewersPerson(context))?.displayName ?? '' }),
  type: CertificateType,
  field: 'certificate',
  result: ({ certificate }) => certificate,
})
