import { defineText } from '../i18n/text.ts'

export const viewerText = defineText(
  {
    signIn: '去登录',
    signOut: '退出登录',
    signOutFailed: '没有退出成功，请再试一次。',
  },
  {
    signIn: 'Sign in',
    signOut: 'Sign out',
    signOutFailed: 'Signing out did not work. Please try again.',
  },
)
