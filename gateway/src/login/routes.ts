import express, { type NextFunction, type Request, type Response, Router } from 'express'
import type { Gateway, SignedIn } from '../context.ts'
import { addressOf, type Trust } from '../http/address.ts'
import { isOwnOrigin } from '../http/origin.ts'
import { addressForLimits } from '../limits/rate-limits.ts'
import { signInsTotal } from '../metrics.ts'
import { type Language, languageOf } from '../wording/language.ts'
import { say, type Word } from '../wording/words.ts'
import { demoPerson } from './demo-people.ts'
import { createOidcFlow, SignInFailed } from './oidc.ts'
import { recordPerson } from './record-person.ts'
import { returnPath } from './return-to.ts'
import type { SealedCookies, SessionCookies } from './session-cookie.ts'

export interface LoginParts {
  gateway: Gateway
  sessions: SessionCookies
  /** Holds what must come back from the issuer unchanged. */
  flows: SealedCookies
  trust: Trust
}

const FORM_MAX = '4kb'

/** Signing in and out. With demo people `GET /sign-in` is a page of the web; with an issuer it leads there. */
export function loginRoutes(parts: LoginParts): Router {
  const router = Router()
  router.use(['/sign-in/callback', '/sign-out', '/demo/sign-in'], neverKept)
  const form = express.urlencoded({ extended: false, limit: FORM_MAX, parameterLimit: 10 })
  router.post('/sign-out', ownPagesOnly(parts), form, (request, response) => {
    response.setHeader('set-cookie', parts.sessions.signOut())
    response.redirect(303, returnPath(bodyOf(request)['returnTo'] ?? request.query['returnTo']))
  })
  const { oidc } = parts.gateway.config
  if (oidc === undefined) {
    router.post('/demo/sign-in', ownPagesOnly(parts), attemptsLimited(parts), form, signInDemoPerson(parts))
    return router
  }
  const flow = createOidcFlow(oidc, parts.gateway.config.publicUrl ?? '', parts.flows)
  router.get('/sign-in', neverKept, attemptsLimited(parts), async (request, response) => {
    try {
      const { url, cookie } = await flow.begin(returnPath(request.query['returnTo']))
      response.setHeader('set-cookie', cookie)
      response.redirect(303, url)
    } catch (error) {
      parts.gateway.log.warn({ err: error }, 'the issuer is away')
      answer(request, response, 503, 'signInUnavailable')
    }
  })
  router.get('/sign-in/callback', attemptsLimited(parts), async (request, response) => {
    try {
      const { signedIn, person, returnTo } = await flow.finish(request.originalUrl, request.headers.cookie)
      await enter(parts, signedIn, person, response, returnTo, [parts.flows.clear()])
    } catch (error) {
      parts.gateway.log.warn({ err: error }, 'signing in failed')
      response.setHeader('set-cookie', parts.flows.clear())
      signInsTotal.inc({ outcome: error instanceof SignInFailed ? 'refused' : 'failed' })
      if (error instanceof SignInFailed) answer(request, response, 400, 'signInFailed')
      else answer(request, response, 503, 'signInUnavailable')
    }
  })
  return router
}

/** What signs somebody in or out belongs to them alone. */
function neverKept(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store')
  next()
}

function signInDemoPerson(parts: LoginParts) {
  return async (request: Request, response: Response): Promise<void> => {
    const { person: name, returnTo } = bodyOf(request)
    const person = demoPerson(name)
    if (person === undefined) {
      signInsTotal.inc({ outcome: 'refused' })
      answer(request, response, 400, 'unknownDemoPerson')
      return
    }
    const { personId, roles } = person
    const displayName = person.displayName[languageOfRequest(request)]
    try {
      const target = returnPath(returnTo ?? request.query['returnTo'])
      await enter(parts, { personId, roles }, { displayName, contact: '' }, response, target)
    } catch (error) {
      signInsTotal.inc({ outcome: 'failed' })
      parts.gateway.log.warn({ err: error }, 'signing in failed')
      answer(request, response, 503, 'signInUnavailable')
    }
  }
}

async function enter(
  { gateway, sessions }: LoginParts,
  signedIn: SignedIn,
  person: { displayName: string; contact: string },
  response: Response,
  returnTo: string,
  cookies: string[] = [],
): Promise<void> {
  await recordPerson(gateway, signedIn, person)
  signInsTotal.inc({ outcome: 'signed_in' })
  response.setHeader('set-cookie', [...cookies, await sessions.signIn(signedIn)])
  response.redirect(303, returnTo)
}

function ownPagesOnly({ gateway }: LoginParts) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isOwnOrigin(request, gateway.config.publicUrl)) next()
    else answer(request, response, 403, 'foreignOrigin')
  }
}

function attemptsLimited({ gateway, trust }: LoginParts) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const address = addressForLimits(addressOf(request, trust))
    const over = await gateway.limits.count('signInsOfAddress', address)
    if (over === undefined) {
      next()
      return
    }
    response.setHeader('retry-after', String(over.retryAfterSeconds))
    answer(request, response, 429, 'tooManySignIns')
  }
}

function answer(request: Request, response: Response, status: number, word: Word): void {
  response
    .status(status)
    .type('text/plain; charset=utf-8')
    .send(`${say(word, languageOfRequest(request))}\n`)
}

function languageOfRequest({ headers }: Request): Language {
  return languageOf(headers.cookie, headers['accept-language'])
}

function bodyOf(request: Request): Record<string, unknown> {
  return typeof request.body === 'object' && request.body !== null ? request.body : {}
}
