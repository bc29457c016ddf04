// @ts-check
/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['kafkajs', '@platformatic/wasm-utils'],
};
export default config;
