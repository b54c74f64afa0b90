import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { languageOf } from '../wording/language.ts'
import { say } from '../wording/words.ts'
import { ENCODINGS, FOR_EVER } from './kept-assets.ts'
import { readPageAddresses } from './page-addresses.ts'

const HASHED = /[\\/]assets[\\/]/

/** The built web: its files, and its first page for every address that is a page; elsewhere that page says that there is none. */
export function servePages(folder: string): Router {
  const router = Router()
  const isThere = readPageAddresses(folder)
  const compressed = new Set(filesIn(folder).filter((file) => file.endsWith('.br') || file.endsWith('.gz')))
  router.use(preferCompressed(compressed))
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(response, path) {
        response.setHeader('cache-control', HASHED.test(path) ? FOR_EVER : 'no-cache')
      },
    }),
  )
  router.get('/{*page}', (request, response, next) => {
    if (!isPage(request)) next()
    else {
      // Raw: a part that holds an encoded slash is one part.
      if (!isThere(request.path)) response.status(404)
      sendFirstPage(folder, compressed, request, response)
    }
  })
  return router
}

function sendFirstPage(folder: string, compressed: Set<string>, request: Request, response: Response): void {
  if (!existsSync(join(folder, 'index.html'))) {
    const language = languageOf(request.headers.cookie, request.headers['accept-language'])
    response
      .status(503)
      .type('text/plain; charset=utf-8')
      .send(`${say('webNotBuilt', language)}\n`)
    return
  }
  response.setHeader('cache-control', 'no-cache')
  const variant = compressedVariant(request, compressed, '/index.html')
  if (variant !== undefined) response.setHeader('content-encoding', variant.name)
  response.vary('accept-encoding')
  response.type('html')
  response.sendFile(`index.html${variant?.ending ?? ''}`, { root: folder, cacheControl: false })
}

/** Serves `x.js.br` for `x.js` to those who can read it. */
function preferCompressed(compressed: Set<string>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const path = pathOf(request)
    const variant = compressedVariant(request, compressed, path)
    if (ENCODINGS.some(({ ending }) => compressed.has(`${path}${ending}`))) response.vary('accept-encoding')
    if (variant !== undefined) {
      response.setHeader('content-encoding', variant.name)
      response.type(path.slice(path.lastIndexOf('.')))
      request.url = `${path}${variant.ending}`
    }
    next()
  }
}

function compressedVariant(request: Request, compressed: Set<string>, path: string) {
  return ENCODINGS.find(
    ({ name, ending }) => compressed.has(`${path}${ending}`) && request.acceptsEncodings(name) === name,
  )
}

/** A page's address has no file ending; a missing image is not answered with a page. */
function isPage(request: Request): boolean {
  const path = pathOf(request)
  return !path.slice(path.lastIndexOf('/')).includes('.')
}

function pathOf({ path }: Request): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (file) => `/${file.replaceAll('\\', '/')}`,
  )
}
