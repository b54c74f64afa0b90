import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { contentType } from 'mime-types'
import Negotiator from 'negotiator'

/** What the build names by its content never changes. */
export const HASHED_FOLDER = '/assets/'
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** In the order of preference; the build wrote them beside the file itself. */
export const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const

interface Asset {
  plain: Buffer
  packed: { name: string; body: Buffer }[]
  type: string
}

/**
 * Answers for files that the build named by their content, from memory: people who open the first page at the same minute ask
 * for all of them, and asking the disk and a router for each costs more than all their queries. False for what is not as plain
 * as that (another method, a part of a file, a condition); then the pages' router answers.
 */
export function keepAssets(
  folder: string,
  headers: Record<string, string>,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const assets = readAssets(join(folder, HASHED_FOLDER))
  return (request, response) => {
    const asset = assets.get(request.url ?? '')
    if (asset === undefined || request.method !== 'GET' || isConditional(request)) return false
    const accepted = new Negotiator(request)
    const packed = asset.packed.find(({ name }) => accepted.encodings([name]).includes(name))
    const body = packed?.body ?? asset.plain
    response.writeHead(200, {
      ...headers,
      'cache-control': FOR_EVER,
      'content-type': asset.type,
      'content-length': body.length,
      ...(asset.packed.length > 0 && { vary: 'accept-encoding' }),
      ...(packed && { 'content-encoding': packed.name }),
    })
    response.end(body)
    return true
  }
}

function isConditional({ headers }: IncomingMessage): boolean {
  return ['range', 'if-none-match', 'if-modified-since', 'if-range'].some((name) => name in headers)
}

function readAssets(folder: string): Map<string, Asset> {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const isPacked = (name: string) => ENCODINGS.some(({ ending }) => name.endsWith(ending))
  const plain = names.filter((name) => extname(name) !== '' && !isPacked(name))
  return new Map(
    plain.map((name) => [
      `${HASHED_FOLDER}${name}`,
      {
        plain: readFileSync(join(folder, name)),
        packed: ENCODINGS.filter(({ ending }) => names.includes(`${name}${ending}`)).map(
          ({ name: encoding, ending }) => ({
            name: encoding,
            body: readFileSync(join(folder, `${name}${ending}`)),
          }),
        ),
        type: contentType(extname(name)) || 'application/octet-stream',
      },
    ]),
  )
}
