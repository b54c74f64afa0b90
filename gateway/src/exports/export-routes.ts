import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { fromRefusal, refusalOf } from '@xingzhi/runtime/refusal'
import { create as contentDisposition } from 'content-disposition'
import { type Request, type Response, Router } from 'express'
import type { Visit } from '../context.ts'
import { countRequest } from '../doors/entrance.ts'
import { TurnedAway } from '../doors/turned-away.ts'
import { openVisit, type Reception } from '../doors/visit.ts'
import { isOutage } from '../errors.ts'
import { refusalsTotal } from '../metrics.ts'
import type { Language } from '../wording/language.ts'
import { wordRefusal } from '../wording/word-refusal.ts'
import { say } from '../wording/words.ts'
import { calendarFeed } from './calendar-feed.ts'
import type { ExportedFile } from './exported-file.ts'
import { reservationCalendar } from './reservation-calendar.ts'
import { routeFile } from './route-file.ts'
import { shiftCalendar } from './shift-calendar.ts'

/** `baseUrl` is where the pages are, without a slash at its end. */
type MakeFile = (name: string, visit: Visit, baseUrl: string) => Promise<ExportedFile | undefined>

/**
 * What is taken along: routes for other maps, and what somebody holds for their calendar, once or at the private address that a
 * calendar asks again and again. `?lang=en` or `zh-CN` chooses the words.
 */
export function exportRoutes(reception: Reception): Router {
  const router = Router()
  router.get('/export/routes/:name', answerWith(reception, routeFile))
  router.get('/export/reservations/:name', answerWith(reception, reservationCalendar))
  router.get('/export/:name', answerWith(reception, shiftCalendar))
  router.get('/calendar/:name', answerWith(reception, calendarFeed))
  return router
}

function answerWith(reception: Reception, makeFile: MakeFile) {
  return async (request: Request, response: Response): Promise<void> => {
    const opened = openVisit(reception, request)
    const visit: Visit = { ...opened, language: languageAskedFor(request) ?? opened.language }
    const { publicUrl } = visit.gateway.config
    try {
      await countRequest(visit)
      const baseUrl = publicUrl ?? `${request.protocol}://${request.host}`
      const file = await makeFile(String(request.params['name']), visit, baseUrl)
      if (file === undefined) sendWords(response, 404, say('noSuchFile', visit.language))
      else sendFile(response, file)
    } catch (error) {
      if (!sendRefusal(response, error, visit)) throw error
    }
  }
}

function sendFile(response: Response, file: ExportedFile): void {
  const { name, asciiName, mediaType, content, isPersonal } = file
  response.setHeader('cache-control', isPersonal ? 'no-store' : 'no-cache')
  if (isPersonal) response.set({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  response.setHeader('content-disposition', contentDisposition(name, { fallback: asciiName }))
  response.setHeader('content-type', `${mediaType}; charset=utf-8`)
  response.send(content)
}

/** Answers what went wrong in words; false when nobody foresaw it. */
function sendRefusal(response: Response, error: unknown, { language, gateway, requestId }: Visit): boolean {
  if (error instanceof TurnedAway) {
    response.set(error.headers)
    sendWords(response, error.status, say(error.word, language))
    return true
  }
  if (isOutage(error)) {
    gateway.log.warn({ err: error, requestId }, 'a service is away')
    sendWords(response, 503, say('unavailable', language))
    return true
  }
  const refusal = refusalOf(error)
  if (refusal === undefined) return false
  const refused = fromRefusal(refusal)
  refusalsTotal.inc({ code: refused.code })
  // Whether there is a file that somebody else may have is nobody's business.
  if (refusal.code === RefusalCode.SIGN_IN_REQUIRED) sendWords(response, 401, wordRefusal(refused, language))
  else sendWords(response, 404, say('noSuchFile', language))
  return true
}

function sendWords(response: Response, status: number, words: string): void {
  response.setHeader('cache-control', 'no-store')
  response.status(status).type('text/plain; charset=utf-8').send(`${words}\n`)
}

function languageAskedFor({ query }: Request): Language | undefined {
  const asked = query['lang']
  return asked === 'en' || asked === 'zh-CN' ? asked : undefined
}
