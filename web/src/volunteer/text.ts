import { joinTexts } from '../i18n/text.ts'
import { boardText } from './board-text.ts'
import { profileText } from './profile-text.ts'
import { shiftText } from './shift-text.ts'
import { thanksText } from './thanks-text.ts'

/** All words of the volunteers' pages. */
export const volunteerText = joinTexts(boardText, shiftText, profileText, thanksText)
