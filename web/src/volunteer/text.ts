import { boardText } from './board-text.ts'
import { profileText } from './profile-text.ts'
import { shiftText } from './shift-text.ts'
import { thanksText } from './thanks-text.ts'

/** All words of the volunteers' pages. */
export const volunteerText = {
  zh: { ...boardText.zh, ...shiftText.zh, ...profileText.zh, ...thanksText.zh },
  en: { ...boardText.en, ...shiftText.en, ...profileText.en, ...thanksText.en },
}
