import { midSentence } from '../format/mid-sentence.ts'
import { defineText } from '../i18n/text.ts'

export const checkInText = defineText(
  {
    checkInByCode: '用码打卡',
    checkInHere: '我到了，打卡',
    checkingIn: '正在打卡……',
    code: '导学志愿者屏幕上的 6 位码',
    codeHint: '码每分钟换一次；没有网络时也可以先输。',
    codeWrong: '码是 6 个数字，请再看一看。',
    looking: '正在看您在哪里……',
    placeStays: '只在您按下时看一次位置，在这台设备上判断；送出的只有“到了”和误差，不送位置，也不留位置。',
    sendNow: '现在送出',
    signInToCheckIn: '登录后，就能在这一站盖章。',
    stampedAt: (when: string) => `${when} 盖的章`,
    understood: '知道了',
    waiting: '等待网络',
    waitingWhat: (when: string) => `${when} 的打卡已存在这台设备上，连上网络就送出，只算一次。`,
    denied: '没有允许看位置。没关系：用导学志愿者屏幕上的码，一样盖章。要改主意，可在浏览器的设置里允许。',
    outside: (distance: string, wind: string) => `离这一站还有约 ${distance}，在您的${wind}面`,
    outsideWhat: (radius: number) => `走到 ${radius} 米以内再按一次，或者用导学志愿者屏幕上的码。`,
    unbegun: '第一次打卡要有网络，才能开始这次行走。连上后请再按一次。',
    unlocated: '这台设备现在说不出位置。等一会儿再按，或者用导学志愿者屏幕上的码。',
    vague: (accuracy: string) => `定位误差约 ${accuracy}，看不准您到了没有`,
    vagueWhat: '到空旷一点的地方等一会儿再按，或者用导学志愿者屏幕上的码。',
    winds: { N: '北', NE: '东北', E: '东', SE: '东南', S: '南', SW: '西南', W: '西', NW: '西北' },
  },
  {
    checkInByCode: 'Use the code',
    checkInHere: 'I am here: check in',
    checkingIn: 'Checking in…',
    code: 'The 6 digits on the guide’s screen',
    codeHint: 'They change every minute; you can enter them without a network, too.',
    codeWrong: 'The code has 6 digits; please look again.',
    looking: 'Finding where you are…',
    placeStays:
      'Your position is looked at once, when you press, and judged on this device. What is sent is “here” and how sure the device is: never where you are, and nothing is kept.',
    sendNow: 'Send it now',
    signInToCheckIn: 'Sign in to get the stamp of this station.',
    stampedAt: (when: string) => `Stamped ${midSentence(when)}`,
    understood: 'All right',
    waiting: 'Waiting for a network',
    waitingWhat: (when: string) =>
      `Your check-in of ${midSentence(when)} is kept on this device. It is sent once you are online, and counts once.`,
    denied:
      'You did not allow the position, and that is fine: the code on a guide’s screen gives the same stamp. You can change your mind in the browser’s settings.',
    outside: (distance: string, wind: string) =>
      `The station is still about ${distance} away, to the ${wind}`,
    outsideWhat: (radius: number) =>
      `Press again within ${radius} metres of it, or use the code on a guide’s screen.`,
    unbegun: 'The first check-in begins the walk and needs a network. Press again once you are online.',
    unlocated:
      'This device cannot tell where it is right now. Press again in a while, or use the code on a guide’s screen.',
    vague: (accuracy: string) => `Your position is only known to about ${accuracy}: too vague to tell`,
    vagueWhat: 'Wait a moment under open sky and press again, or use the code on a guide’s screen.',
    winds: {
      N: 'north',
      NE: 'north-east',
      E: 'east',
      SE: 'south-east',
      S: 'south',
      SW: 'south-west',
      W: 'west',
      NW: 'north-west',
    },
  },
)
