import type { IncomingMessage } from 'node:http'

/** The body is longer than allowed; what follows of it was not read. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** A request's body as text. Stops reading at the limit. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(new BodyTooLarge())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) {
        request.pause()
        request.removeAllListeners('data')
        reject(new BodyTooLarge())
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()),
    )
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('the request was aborted')))
  })
}
