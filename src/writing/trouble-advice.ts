import type { TroubleKind } from '../domain/trouble.ts'

/** What a supervisor may do about it, and what goes on meanwhile. */
export const troubleAdvice: Record<TroubleKind, string> = {
  part: 'Rien n’est perdu : le service continue sans cette partie. L’exploitant lance « mediation doctor », qui dit ce qui manque.',
  mailbox:
    'Aucun nouveau message n’arrive tant que la boîte ne répond pas ; ils attendent sur le serveur. L’exploitant vérifie le serveur et le mot de passe : « mediation doctor ».',
  brake:
    'Les réponses automatiques reprennent seules, 24 heures après la première. Lisez les demandes nouvelles : si ce sont des machines, l’exploitant les bloque sur le serveur.',
  unreadable_mails:
    'Ces courriels restent sur le serveur et seront essayés de nouveau la nuit prochaine. S’ils y sont encore demain, l’exploitant les ouvre dans la boîte.',
  found_mails:
    'Ces courriels sont maintenant classés comme les autres. Rien à faire ; si cela se répète, prévenez l’exploitant.',
  moved_mails:
    'Le service a déjà ces courriels. Demandez à l’équipe de ne rien déplacer ni supprimer dans la boîte partagée.',
  put_off: 'Un serveur a demandé d’attendre : le service essaie encore, pendant deux jours. Rien à faire avant.',
  model: 'Le lecteur intégré a lu ces messages : vérifiez la fiche de chaque dossier. L’exploitant vérifie le modèle.',
  tasks: 'Ouvrez ces dossiers et décidez à la main ; l’exploitant lit le journal du service pour la cause.',
  refused_commands:
    'Demandez à cette personne, de vive voix, si elle a écrit ces messages. Si non, l’exploitant change le mot de passe de sa boîte.',
  restored:
    'Prévenez les médiateurs : avant un OK, ils vérifient que la lettre n’est pas déjà partie. Les départs en doute sont dans ce point, un par ligne.',
}
