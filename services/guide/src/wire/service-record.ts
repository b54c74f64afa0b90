import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import {
  type CertificateSchema,
  type CorrectionSchema,
  ServiceLevel,
  type ServiceRecordSchema,
  ServiceRecordStatus,
  type ServiceSummarySchema,
  ShiftKind,
} from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Certificate } from '../domain/certificate.ts'
import type { Correction, ServiceRecord } from '../domain/service-record.ts'
import { levelOf, type ServiceSummary } from '../domain/service-summary.ts'

export function recordMessage(record: ServiceRecord) {
  return { ...recordFact(record), corrections: record.corrections.map(correctionMessage) }
}

/** As it is told: without anybody's words. */
export function recordFact(record: ServiceRecord) {
  const { id, shiftId, personId, minutes, peopleGuided, signedIn, confirmedAt } = record
  return {
    ...{ id, shiftId, personId, minutes, peopleGuided, signedIn },
    kind: ShiftKind[record.kind],
    status: ServiceRecordStatus[record.status],
    startedAt: timestampFromDate(record.startedAt),
    ...(confirmedAt && { confirmedAt: timestampFromDate(confirmedAt) }),
    corrections: record.corrections.map((correction) => correctionMessage({ ...correction, reason: '' })),
  } satisfies MessageInitShape<typeof ServiceRecordSchema>
}

export function summaryMessage(summary: ServiceSummary): MessageInitShape<typeof ServiceSummarySchema> {
  const { minutes, walksLed, peopleGuided, since } = summary
  return {
    ...{ minutes, walksLed, peopleGuided },
    level: ServiceLevel[levelOf(summary)],
    ...(since && { since: timestampFromDate(since) }),
  }
}

/** With `personId` only for its owner. */
export function certificateMessage(
  certificate: Certificate,
  { forOwner }: { forOwner: boolean },
): MessageInitShape<typeof CertificateSchema> {
  const { code, name, personId, issuedAt } = certificate
  return {
    ...{ code, name },
    ...(forOwner && { personId }),
    summary: summaryMessage(certificate),
    issuedAt: timestampFromDate(issuedAt),
  }
}

function correctionMessage({ at, ...same }: Correction): MessageInitShape<typeof CorrectionSchema> {
  return { ...same, at: timestampFromDate(at) }
}
