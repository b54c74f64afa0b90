import type { Language } from './language.ts'

/** What the gateway itself has to say, beside refusals. */
export type Word =
  | 'unavailable'
  | 'unexpected'
  | 'tooManyRequests'
  | 'tooManySignIns'
  | 'tooManyLiveUpdates'
  | 'bodyTooLarge'
  | 'foreignOrigin'
  | 'anotherPerson'
  | 'contentType'
  | 'brokenText'
  | 'brokenAddress'
  | 'brokenJson'
  | 'nestedTooDeeply'
  | 'unknownDemoPerson'
  | 'signInUnavailable'
  | 'signInFailed'
  | 'webNotBuilt'
  | 'noSuchFile'
  | 'myShifts'
  | 'reservationCode'
  | 'myCalendar'

type Words = Record<Word, string>

const zh: Words = {
  unavailable: '服务暂时连接不上。请稍等片刻再试，不会重复办理。',
  unexpected: '出现了意外的问题，我们已经记录下来。请稍后再试。',
  tooManyRequests: '请求太频繁了。请等一分钟再试。',
  tooManySignIns: '登录尝试太多了。请等几分钟再试。',
  tooManyLiveUpdates: '同时打开的实时页面太多了。请关掉几个再试。',
  bodyTooLarge: '提交的内容太大了。',
  foreignOrigin: '请求来自别的网站，没有办理。',
  anotherPerson: '登录的人已经换了，不再是这一页上的那一位，所以没有办理。',
  contentType: '请用 application/json 提交。',
  brokenText: '提交的内容里有无法识别的字符。',
  brokenAddress: '请求的地址无法识别。',
  brokenJson: '提交的内容不是有效的 JSON。',
  nestedTooDeeply: '提交的内容嵌套得太深，最多 32 层。',
  unknownDemoPerson: '没有这个演示人员。请从登录页面选择。',
  signInUnavailable: '登录服务暂时连接不上。请稍等片刻再登录。',
  signInFailed: '登录没有成功，可能是等待太久。请重新登录。',
  webNotBuilt: '网页还没有生成。请先运行 npm run build -w web。',
  noSuchFile: '没有这个文件，可能已经撤下。',
  myShifts: '我的志愿班次',
  reservationCode: '预约码',
  myCalendar: '行知',
}

const en: Words = {
  unavailable:
    'The service cannot be reached at the moment. Please try again shortly; nothing will be done twice.',
  unexpected: 'Something went wrong that should not have; we have noted it. Please try again later.',
  tooManyRequests: 'Too many requests. Please try again in a minute.',
  tooManySignIns: 'Too many attempts to sign in. Please try again in a few minutes.',
  tooManyLiveUpdates: 'Too many live pages are open at once. Please close some and try again.',
  bodyTooLarge: 'What was sent is too large.',
  foreignOrigin: 'The request came from another website and was not carried out.',
  anotherPerson: 'Somebody else is signed in by now than the person on this page, so nothing was done.',
  contentType: 'Please send application/json.',
  brokenText: 'What was sent holds characters that are none.',
  brokenAddress: 'The address of the request cannot be read.',
  brokenJson: 'What was sent is not valid JSON.',
  nestedTooDeeply: 'What was sent is nested too deeply: at most 32 levels.',
  unknownDemoPerson: 'There is no such demo person. Please choose one on the sign-in page.',
  signInUnavailable: 'Signing in is not possible at the moment. Please try again shortly.',
  signInFailed: 'Signing in did not work; perhaps it took too long. Please sign in again.',
  webNotBuilt: 'The web pages have not been built. Run npm run build -w web first.',
  noSuchFile: 'There is no such file; it may have been taken down.',
  myShifts: 'My shifts',
  reservationCode: 'Reservation code',
  myCalendar: 'Xingzhi',
}

export function say(word: Word, language: Language): string {
  return (language === 'en' ? en : zh)[word]
}
