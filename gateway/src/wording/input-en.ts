import { type Facts, fieldOf } from './facts.ts'
import { inputName } from './input-names.ts'

/** What is wrong with which input. */
export function problemEn(facts: Facts): string {
  const path = facts.text('field') ?? ''
  const field = inputName(fieldOf(path), 'en') ?? (path === '' ? 'What was entered' : `“${path}”`)
  const limit = facts.text('limit')
  const moment = facts.number('limit') === undefined ? facts.moment('limit') : undefined
  switch (facts.text('problem')) {
    case 'required':
      return `${field} is missing. Please fill it in.`
    case 'too_long':
      return `${field} is too long${limit ? ` (at most ${limit})` : ''}. Please shorten it.`
    case 'too_small':
      if (moment) return `${field} must be after ${moment}. Please change it.`
      return `${field} is too small${limit ? ` (at least ${limit})` : ''}. Please change it.`
    case 'too_large':
      if (path.endsWith('accuracyMetres')) return vagueEn(limit)
      if (moment) return `${field} is too far ahead. Please choose an earlier time.`
      return `${field} is too large${limit ? ` (at most ${limit})` : ''}. Please change it.`
    case 'unknown':
      if (path === 'code') {
        return 'This code is not the one at the station now. Look at the guide’s screen again and enter the new code.'
      }
      return `${field} is not one of the choices. Please choose again.`
    default:
      return `${field} is malformed. Please change it.`
  }
}

function vagueEn(limit: string | undefined): string {
  return `Your device is not sure enough where you are${limit ? ` (it must be within ${limit} m)` : ''}. Step into the open and try again, or enter the guide’s code.`
}
