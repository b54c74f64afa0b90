import { setTimeout as pause } from 'node:timers/promises'
import type { Record } from './record.ts'

/** The public API for one person who asks again, in the same words, until there is a verdict. */
export interface PatientApi {
  ask<Data extends object>(query: string, variables?: object): Promise<Data>
}

/** What one request came to; undefined: nothing, to be asked again. */
type Outcome = object | undefined

interface Answer {
  data?: object | null
  errors?: { message?: string; extensions?: { code?: string } }[]
}

const ANSWER_WITHIN_MS = 20_000
const VERDICT_WITHIN_MS = 90_000
const PAUSE_MS = 150

/** Signs in and asks, through every outage. An answer that the API does not allow is noted as wrong, and asked for again. */
export async function openPatientApi(url: string, person: string, record: Record): Promise<PatientApi> {
  const cookie = await untilThere(`${person} to be signed in`, () => signIn(url, person, record))
  return {
    async ask<Data extends object>(query: string, variables: object = {}) {
      const body = JSON.stringify({ query, variables })
      const data = await untilThere(`a verdict for ${person}`, () => askOnce(url, cookie, body, record))
      record.heard()
      return data as Data
    },
  }
}

async function askOnce(url: string, cookie: string, body: string, record: Record): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', cookie }
  const received = await receive(`${url}/graphql`, { method: 'POST', headers, body }, record)
  if (received === undefined) return undefined
  const { status, text } = received
  const answer = readAnswer(text)
  if (answer === undefined) {
    record.wrong.push(`${status}: ${text.slice(0, 200)}`)
    return undefined
  }
  if (answer.errors === undefined) return answer.data ?? undefined
  for (const { message, extensions } of answer.errors) {
    if (extensions?.code === 'UNAVAILABLE' && message) record.counts.unavailable++
    else record.wrong.push(`${status}: ${text.slice(0, 300)} for ${body.slice(0, 120)}`)
  }
  return undefined
}

async function signIn(url: string, person: string, record: Record): Promise<string | undefined> {
  const request = { method: 'POST', body: new URLSearchParams({ person }), redirect: 'manual' } as const
  const received = await receive(`${url}/demo/sign-in`, request, record)
  if (received === undefined) return undefined
  if (received.status === 303) return received.cookie
  if (received.status === 503) record.counts.unavailable++
  else record.wrong.push(`signing in: ${received.status} ${received.text}`)
  return undefined
}

async function receive(url: string, request: RequestInit, record: Record) {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0])
    return { status: response.status, text: await response.text(), cookie: cookie.join('; ') }
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') record.wrong.push(`no answer in ${ANSWER_WITHIN_MS} ms`)
    record.counts.cut++
    return undefined
  }
}

async function untilThere<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + VERDICT_WITHIN_MS
  for (;;) {
    const there = await attempt()
    if (there !== undefined) return there
    if (performance.now() > deadline) throw new Error(`waited ${VERDICT_WITHIN_MS} ms for ${what}`)
    await pause(PAUSE_MS * (0.5 + Math.random()))
  }
}

function readAnswer(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return undefined
  }
}
