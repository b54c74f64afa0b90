import { refuse } from '@xingzhi/runtime/refusal'
import type { certificates } from '../db/service-schema.ts'
import type { ServiceSummary } from './service-summary.ts'

/** A statement of service at one moment. */
export type Certificate = typeof certificates.$inferSelect

/** How a certificate stands to its records as they are now. */
export interface CertificateStanding {
  status: 'VALID' | 'SUPERSEDED' | 'REVOKED'
  /** The code of the guide's latest one that is valid; null: there is none, or this one is. */
  supersededBy: string | null
  /** What its records sum up to now. */
  current: ServiceSummary
}

/** What cannot be mistaken for another when read or heard: without 0/O, 1/I/L, U/V. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const codeLength = 12
const minutesNeeded = 60

/** Refuses NOT_QUALIFIED below a confirmed hour. */
export function issueCertificate(
  summary: ServiceSummary,
  { now, ...own }: Pick<Certificate, 'code' | 'personId' | 'name'> & { now: Date },
): Certificate {
  const { minutes, since } = summary
  if (minutes < minutesNeeded || !since) refuse('NOT_QUALIFIED', { minutes, minutesNeeded })
  return { ...summary, since, ...own, issuedAt: now }
}

/** A code from random bytes; bytes that would favour some characters are passed over. */
export function drawCode(nextByte: () => number): string {
  let code = ''
  while (code.length < codeLength) code += codeAlphabet[nextByte() & 31] ?? ''
  return code
}

/** The code as it is kept, of one that was read from paper; undefined: none can be like this. */
export function readCode(text: string): string | undefined {
  if (text.length > 40) return undefined
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '')
  return code.length === codeLength && [...code].every((sign) => codeAlphabet.includes(sign))
    ? code
    : undefined
}
