import { joinTexts } from '../i18n/text.ts'
import { boardText } from './board-text.ts'
import { decisionText } from './decision-text.ts'
import { departureText } from './departure-text.ts'
import { peopleText } from './people-text.ts'

/** All words of the operators' pages. */
export const operateText = joinTexts(boardText, departureText, peopleText, decisionText)
