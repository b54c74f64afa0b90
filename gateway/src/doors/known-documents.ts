import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'

/** What a parsed document takes for each of its tokens; measured: 250 B where a token is a sign, 510 where each is a name. */
const BYTES_PER_TOKEN = 510
const OTHERS_MAX_BYTES = 32 * 1024 * 1024
const REFUSED_MAX_BYTES = 4 * 1024 * 1024

/**
 * The documents that our own pages send, as the web's build lists them (`web/tell-gateway.ts`). Empty while the web is not
 * built: then all documents are treated as strangers' are.
 */
export function readPageDocuments(webFolder: string): ReadonlySet<string> {
  const file = join(webFolder, '.vite', 'documents.json')
  return new Set(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [])
}

/**
 * What was parsed once. Documents of our own pages stay; those of others, of which anybody can send as many as they like, stay
 * as long as all of them together take 32 MB.
 */
export function createParsedDocuments(ofPages: ReadonlySet<string>) {
  const pages = new Map<string, DocumentNode>()
  const others = new LRUCache<string, DocumentNode>({ maxSize: OTHERS_MAX_BYTES, sizeCalculation: sizeOf })
  const refused = new LRUCache<string, Error>({
    maxSize: REFUSED_MAX_BYTES,
    sizeCalculation: (_error, text) => 2 * text.length + 1_000,
  })
  return {
    documentCache: {
      get: (text: string) => pages.get(text) ?? others.get(text),
      set: (text: string, document: DocumentNode) =>
        ofPages.has(text) ? pages.set(text, document) : others.set(text, document),
    },
    errorCache: refused,
    /** In bytes, by estimate. */
    size: () => others.calculatedSize + refused.calculatedSize,
  }
}

function sizeOf(document: DocumentNode, text: string): number {
  let tokens = 0
  for (let token = document.loc?.startToken ?? null; token !== null; token = token.next) tokens += 1
  return tokens * BYTES_PER_TOKEN + 2 * text.length
}
