/**
 * Health checks of two kinds for which Argo CD has none: without the first, waves between Applications do not wait
 * (https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app); the second makes the umbrella wait for its Connectors.
 * Argo CD runs them without Lua's string library, and treats any other status than its own as Unknown.
 */
export const HEALTH_CHECKS: Readonly<Record<string, string>> = {
  // a new Application has a health without a status until its first comparison
  'resource.customizations.health.argoproj.io_Application': `hs = { status = "Progressing", message = "" }
if obj.status ~= nil and obj.status.health ~= nil then
  if obj.status.health.status ~= nil then
    hs.status = obj.status.health.status
  end
  if obj.status.health.message ~= nil then
    hs.message = obj.status.health.message
  end
end
return hs
`,
  // a condition of an older generation is about an older spec
  'resource.customizations.health.tailscale.com_Connector': `hs = { status = "Progressing", message = "waiting for ConnectorReady" }
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    local isCurrent = condition.observedGeneration == nil or condition.observedGeneration == obj.metadata.generation
    if condition.type == "ConnectorReady" and isCurrent then
      if condition.message ~= nil then
        hs.message = condition.message
      end
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
