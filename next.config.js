/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm run types`, which knows of sim's own stricter surroundings.
  typescript: { ignoreBuildErrors: true },
  // The development server asks this when a page is opened as 127.0.0.1 instead of localhost.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
};

export default config;
