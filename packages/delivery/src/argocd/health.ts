/**
 * Health of two kinds that Argo CD has no check for: without the first, waves between Applications do not wait
 * (https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app); the second makes the umbrella wait for its Connectors.
 */
export const HEALTH_CHECKS: Readonly<Record<string, string>> = {
  'resource.customizations.health.argoproj.io_Application': `hs = { status = "Progressing", message = "" }
if obj.status ~= nil and obj.status.health ~= nil then
  hs.status = obj.status.health.status
  if obj.status.health.message ~= nil then
    hs.message = obj.status.health.message
  end
end
return hs
`,
  'resource.customizations.health.tailscale.com_Connector': `hs = { status = "Progressing", message = "waiting for ConnectorReady" }
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "ConnectorReady" then
      hs.message = condition.message
      if condition.status == "True" then
        hs.status = "Healthy"
      elseif condition.reason == "ConnectorInvalid" then
        hs.status = "Degraded"
      end
    end
  end
end
return hs
`,
};
