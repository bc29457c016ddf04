# syntax=docker/dockerfile:1
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

# What the build puts together is JavaScript and WebAssembly alone, so the smaller C library will do.
FROM node:${NODE_VERSION}-alpine
ENV NODE_ENV=production \
    PORT=3000 \
    HIGHWATER_BIND=0.0.0.0 \
    HIGHWATER_DATA_DIR=/data
RUN mkdir /data && chown 1000:1000 /data
COPY --from=build /src/dist /highwater
COPY LICENSE NOTICE /highwater/
WORKDIR /highwater
# By number, so that Kubernetes' runAsNonRoot can see that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 3000
# Asks whether the console itself is up; a cluster that is down is no reason to restart it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "server/main.mjs"]
