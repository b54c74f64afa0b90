import { boardText } from './board-text.ts'
import { departureText } from './departure-text.ts'
import { peopleText } from './people-text.ts'

/** All words of the operators' pages. */
export const operateText = {
  zh: { ...boardText.zh, ...departureText.zh, ...peopleText.zh },
  en: { ...boardText.en, ...departureText.en, ...peopleText.en },
}
