/**
 * What people commonly build passwords of, in French and in English. Written by hand for this project from general
 * knowledge (no published list was copied): words and given names that come back in every study of passwords, keyboards,
 * clubs, cities, seasons, and long phrases that pass for clever. Lower case, no accent, no space: a password is folded
 * the same way before it is compared. Doubles, years, digits at the end, letters written as digits and words set side by
 * side need no line of their own: `password.rules.ts` undoes them.
 */
const PASSWORDS = `
motdepasse monmotdepasse mondepasse nouveaumotdepasse motdepasseperdu passe secret topsecret codesecret moncode password
passwort passw passwd pass passphrase mypassword newpassword thepassword changeme changemoi letmein laissemoientrer
welcome bienvenue bonjour bonsoir bonnenuit salut coucou hello hellothere hi admin administrateur administrator
administration root user utilisateur guest invite test tester testing essai demo defaut default temp temporaire
provisoire login connexion identifiant compte moncompte account master maitre super superman superuser sysadmin system
systeme ordinateur computer internet wifi livebox freebox bbox sfrbox orange free bouygues azerty qwerty azertyuiop
qwertyuiop qwertz qsdfghjklm asdfghjkl wxcvbn zxcvbnm abcdef abcdefgh abcd abc aqwzsx qaz wsx edc azer qwer asdf zxcv
iloveyou jetaime jetadore jtm jtaime mamour monamour amour amourtoujours toujours pourtoujours forever love lovely
loveme loveyou loulou doudou nounours chouchou cheri cherie moncheri macherie moncoeur coeur bisous bisou calin princesse
princess prince roi reine king queen soleil sunshine lune etoile star ange angel demon diable dragon monkey singe chaton
chat chatte chien toutou cheval licorne unicorn tigre tiger lion lionne loup wolf panda lapin lapinou souris poney papillon
dauphin ours requin aigle faucon corbeau renard tortue grenouille coccinelle abeille fourmi canard poule poussin vache
cochon mouton mickey minnie pokemon pikachu naruto goku sangoku dragonball starwars batman spiderman pirate ninja
zelda mario sonic minecraft fortnite matrix gandalf harrypotter hogwarts poudlard kilimandjaro chocolat chocolate vanille
fraise cerise banane pomme orange citron cookie biscuit caramel bonbon nutella fromage camembert baguette croissant pizza
kebab couscous tacos pastis ricard whisky vodka champagne biere cafe coffee caramelle sucre miel
football foot soccer rugby basket basketball tennis handball volley judo karate natation ski velo moto baseball hockey golf
ballon gagnant champion champions vainqueur victoire victory winner allezlesbleus lesbleus allez allezlom allezlasse
allezparis ultras supporter zidane zizou mbappe ronaldo messi neymar griezmann platini benzema jordan kobe nadal federer
psg parisstgermain parissaintgermain om olympiquedemarseille marseille ol olympiquelyonnais lyon asse saintetienne
stetienne losc lille girondins bordeaux monaco nantes rennes lens racing strasbourg toulouse montpellier nice brest
guingamp auxerre lorient reims metz sochaux juventus barcelona barcelone realmadrid chelsea liverpool arsenal manchester
jeuxolympiques jeux olympique olympiques paralympique paralympiques olympics paralympics games paris parisjo jo medaille
medailledor flamme stade stadium stadedefrance tribune gradin gradins billet billets billetterie ticket tickets place
places ville mairie laville maville villedeparis mairiedeparis region departement association asso centresocial
structure service accueil bureau direction secretariat municipal france lafrance vivelafrance republique vivelarepublique
marianne liberte egalite fraternite libertegalitefraternite libertegalite europe bretagne corse alsace normandie provence
auvergne algerie maroc tunisie senegal mali portugal espagne italie belgique suisse canada quebec afrique london londres
newyork tokyo berlin rome madrid barcelone lisbonne
maman papa mamie papi papy maman papamaman mama famille mafamille enfant enfants bebe monbebe fille garcon frere soeur
soeurs freres cousin cousine tonton tata copain copine ami amie amis amies monami meilleur meilleure maison mamaison home
voiture camion avion bateau train jardin fleur fleurs rose lilas tulipe violette marguerite jasmin muguet arbre foret
montagne mer plage ocean riviere vacances bonnesvacances weekend travail boulot ecole lycee college musique guitare piano
danse danseuse chanson cinema photo telephone portable samsung iphone nokia android apple google facebook youtube gmail
hotmail yahoo outlook microsoft windows linux ubuntu instagram snapchat tiktok twitter whatsapp netflix amazon
noel joyeuxnoel bonneannee anniversaire joyeuxanniversaire mariage bonheur joie sourire rire vie lavie viva belle beau
beaute jolie mignon mignonne gentil gentille magnifique magique magic fantastique genial cool super trop tropbien top
number one numero numeroun premier dernier freedom peace paix guerre war warrior guerrier chevalier hunter killer sniper
shadow ombre silver argent gold or bronze diamant diamond rubis perle crystal cristal blanc noir bleu rouge vert jaune
violet marron gris blue red green black white pink purple yellow grey
un deux trois quatre cinq six sept huit neuf dix one two three four five seven eight nine ten zero mille cent
lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june
july august september october november december printemps ete automne hiver spring summer autumn winter
dieu jesus christ allah bismillah inchallah inshallah mashallah hamdoulillah alhamdulillah god bible buddha amen ange
trustno nothing rien everything tout toutvabien personne anything whatever quelquechose jenesaispas jesaispas idontknow
nesaispas oublie joublie forgot forget jaioublie fuckyou fuck putain merde connard connasse salope enculer encule
bordel zut chiant bitch asshole sexy sex sexe hottie baby babygirl sweet sweety honey darling lover
`;

const EVERYDAY = `
chaise table porte fenetre cuisine chambre salon lit lampe clef cle cles bureau stylo crayon cahier livre livres papier lettre
page mot mots phrase nom prenom rue avenue place boulevard route chemin pont gare metro bus tram taxi billet caisse argent
euro euros banque carte credit numero code porte clavier souris ecran bouteille verre assiette couteau fourchette pain beurre
lait oeuf viande poulet poisson salade tomate carotte pomme poire raisin soupe riz pates sel poivre eau feu terre air ciel
nuage pluie neige vent orage arc jour jours nuit matin midi soir semaine mois annee annees heure minute temps toujours jamais
souvent demain hier aujourdhui maintenant encore apres avant grand grande petit petite vieux vieille jeune nouveau nouvelle bon
bonne mauvais meilleur content contente heureux heureuse triste fort forte faible rapide lent chaud froid riche pauvre homme
femme monsieur madame docteur professeur maitresse directeur president maire ministre police pompier pompiers medecin
infirmiere avocat boulanger facteur chauffeur voisin voisine groupe equipe club sport jouer joueur match but gagner perdre
courir marcher danser chanter manger boire dormir rever aimer vivre parler ecrire lire voir regarder ecouter savoir
vouloir pouvoir aller venir partir revenir rester tomber monter donner prendre acheter vendre ouvrir fermer bleue blanche
noire rouges main mains pied tete yeux nez bouche bras jambe dos sang os peau cheveux corps esprit ame monde pays
village campagne chateau eglise mosquee temple hopital usine magasin marche restaurant hotel piscine parc zoo musee theatre
spectacle concert fete cadeau jeu jouet poupee bebes histoire geographie mathematiques francais anglais science physique chimie
water fire earth wind night day morning evening summer house home door window table chair kitchen room bed book paper pencil
school teacher student friend friends family mother father sister brother son daughter boy girl man woman people world country
city street road bridge train plane boat car bike horse dog cat bird fish tree flower garden mountain river sea beach island
happy sad big small little old young new good bad best great hot cold fast slow strong correct battery staple coffee tea
milk bread cheese apple pie cake sugar salt pepper time year month week hour minute today tomorrow yesterday always
never money bank card number name word words secret phrase long short music song dance movie game play player team
football work office phone email mail message picture camera light dark moon sky star rain snow cloud life death heart
mind soul body hand head eye eyes face smile dream hope faith truth power magic hero legend dragon master chief
`;

const GIVEN_NAMES = `
marie jean pierre michel andre philippe alain bernard jacques daniel patrick christian claude francois rene gerard
christophe nicolas stephane laurent frederic sebastien david olivier eric pascal thierry bruno didier dominique serge
thomas alexandre julien guillaume maxime antoine kevin romain benjamin mathieu matthieu vincent florian anthony clement
lucas hugo louis gabriel arthur jules adam raphael leo nathan paul ethan tom theo enzo noah mathis mathys baptiste
quentin valentin simon axel evan victor martin samuel simon yanis rayan mohamed mohammed ahmed mehdi karim ali omar
ibrahim youssef bilal amine sofiane samir nabil rachid mustapha hassan abdel moussa mamadou ousmane cheikh
nathalie isabelle sylvie catherine valerie sandrine christine veronique sophie stephanie celine virginie laurence
florence delphine karine patricia brigitte martine monique nicole jacqueline francoise annie chantal corinne
aurelie emilie julie elodie laura camille pauline marion manon lea emma chloe clara sarah ines jade louise alice lola
zoe anna eva lina rose nina lucie mathilde juliette charlotte marine melanie audrey anais oceane margaux justine amandine
caroline claire helene anne annesophie annelaure fatima fatoumata aicha aminata mariam khadija nadia leila samira yasmine
aya nour salma imane awa fatou aissatou michael jennifer jessica ashley matthew joshua daniel andrew james robert john
william charlie george harry jack oliver emily hannah sophia olivia amanda nicole samantha jordan taylor
`;

/** Whole phrases: famous ones pass for clever and are tried first. */
const PHRASES = `
correcthorsebatterystaple chevalpileagrafecorrect ilfautquejechangemonmotdepasse jaioubliemonmotdepasse
cestmonmotdepasse voicimonmotdepasse unmotdepassesecurise motdepassesecurise motdepassetressecurise
monmotdepassesecret unmotdepasselong unmotdepassetreslong monmotdepasseestlong jesuisunmotdepasse
quinzecaracteres quinzecaracteresminimum quinzecaracteresaumoins aumoinsquinzecaracteres
thisismypassword thisisapassword thisisasecurepassword mysecurepassword averylongpassword thequickbrownfox
thequickbrownfoxjumpsoverthelazydog portezcevieuxwhisky portezcevieuxwhiskyaujugeblondquifume loremipsum
loremipsumdolorsitamet tobeornottobe tobeornottobethatisthequestion etreounepasetre etreounepasetretelleestlaquestion
jepensedoncjesuis longtempsjemesuiscouchedebonneheure maitrecorbeausurunarbreperche lacigaleetlafourmi
lecorbeauetlerenard lelievreetlatortue frerejacquesdormezvous aufeulespompiers
alaclairefontaine surlepontdavignon iletaitunpetitnavire auclairdelalunemonamipierrot
allonsenfantsdelapatrie allonsenfantsdelapatrielejourdegloireestarrive lejourdegloireestarrive auxarmescitoyens
vivelafranceetlarepublique liberteegalitefraternite metroboulotdodo quelaforcesoitavectoi maytheforcebewithyou
iamyourfather lukejesuistonpere winteriscoming onenevoitbienquaveclecoeur lessentielestinvisiblepourlesyeux
jetaimepourtoujours jetaimeplusquetout tueslamourdemavie lamourdemavie mesenfantsmavie mesenfantsdamour
jetaimemaman jetaimepapa mamanjetaime papajetaime jaimemafamille ilovemyfamily iloveyouforever iloveyousomuch
parisestmagique icicestparis allezparissaintgermain droitaubut allezlesverts alleztfc allezlesbleusallez
onestleschampions wearethechampions championsdumonde noussommesleschampions
touslesmatinsdumonde bonjourtoutlemonde helloworld bonjourlemonde abracadabra hocuspocus sesameouvretoi opensesame
ouvretoisesame supercalifragilisticexpialidocious anticonstitutionnellement hakunamatata jenaipasdemotdepasse
pasdemotdepasse aucunmotdepasse nopassword passwordpassword administrateursysteme
`;

const folded = (words: string): string[] =>
  words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/\s+/)
    .filter((word) => word.length > 1);

/** Every common word and phrase, folded. */
export const COMMON: ReadonlySet<string> = new Set([
  ...folded(PASSWORDS),
  ...folded(EVERYDAY),
  ...folded(GIVEN_NAMES),
  ...folded(PHRASES),
]);

/** What fingers run along: rows of French and English keyboards, the alphabet, digits. A run is any part of one, either way. */
export const RUNS: readonly string[] = [
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '&é"\'(-è_çà)=',
  'aqwzsxedcrfvtgbyhnujikolpm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
  '159753',
  '789456123',
];
