import {
  CertificateSchema,
  ServiceRecordSchema,
  ServiceSummarySchema,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import { ShowcaseEntrySchema } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { ShowcaseRow } from '../db/summaries.ts'
import type { Certificate, CertificateStanding } from '../domain/certificate.ts'
import type { ServiceRecord } from '../domain/service-record.ts'
import { levelOf, type ServiceSummary } from '../domain/service-summary.ts'

export function recordMessage(record: ServiceRecord) {
  return toMessage(ServiceRecordSchema, record)
}

/** As it is told: without anybody's words. */
export function recordFact(record: ServiceRecord) {
  const corrections = record.corrections.map((correction) => ({ ...correction, reason: '' }))
  return toMessage(ServiceRecordSchema, { ...record, corrections, voidReason: '' })
}

export function summaryMessage(summary: ServiceSummary) {
  return toMessage(ServiceSummarySchema, { ...summary, level: levelOf(summary) })
}

export function showcaseMessage(row: ShowcaseRow) {
  return toMessage(ShowcaseEntrySchema, { ...row, summary: summaryMessage(row) })
}

/** With `personId` only for its owner. */
export function certificateMessage(
  certificate: Certificate,
  { status, supersededBy, current }: CertificateStanding,
  { forOwner }: { forOwner: boolean },
) {
  const personId = forOwner ? certificate.personId : ''
  const standing = { status, supersededBy: supersededBy ?? '', currentSummary: summaryMessage(current) }
  return toMessage(CertificateSchema, {
    ...certificate,
    ...{ personId, summary: summaryMessage(certificate), ...standing },
  })
}
