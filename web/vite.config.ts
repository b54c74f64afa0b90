import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

const gatewayPort = process.env['PORT'] ?? '4000'
const gateway = { target: `http://127.0.0.1:${gatewayPort}`, changeOrigin: false }

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '^/(graphql|demo/|sign-in/|sign-out|export/)': gateway } },
})
