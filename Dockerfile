# Builds the server and leaves only what it runs on. Start it with a volume at /data:
#   docker run --read-only --tmpfs /tmp -v countersign:/data -p 127.0.0.1:8484:8484 countersign
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production COUNTERSIGN_HOST=0.0.0.0 COUNTERSIGN_DATA_DIR=/data
WORKDIR /app
COPY --from=build /src/package.json /src/README.md /src/SECURITY.md ./
COPY --from=build /src/docs/*.md ./docs/
COPY --from=build /src/node_modules ./node_modules
COPY --from=build /src/packages/core/package.json ./packages/core/
COPY --from=build /src/packages/core/dist ./packages/core/dist
COPY --from=build /src/packages/server/package.json ./packages/server/
COPY --from=build /src/packages/server/bin ./packages/server/bin
COPY --from=build /src/packages/server/dist ./packages/server/dist
COPY --from=build /src/packages/server/generated ./packages/server/generated
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 8484
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:8484/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=64", "packages/server/bin/countersign.mjs"]
CMD ["serve"]
