import { vi } from 'vitest'

/** What was sent, waiting for what a test answers. */
export interface Sent {
  body: Record<string, unknown>
  headers: Headers
  signal: AbortSignal | undefined
  answer(with_: unknown): void
}

/** Puts a fetch of the test's own in place of the browser's; in the list is all that is sent. */
export function stubFetch(): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', (_url: string, { body, headers, signal }: RequestInit) => {
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      sent.push({
        body: JSON.parse(String(body)),
        headers: new Headers(headers),
        signal: signal ?? undefined,
        answer: (value) => resolve(value instanceof Response ? value : Response.json(value)),
      })
    })
  })
  return sent
}
