/** A given name as the papers have it, then what people make of it. One line for each; a name may stand in several. */
const lines = `
abigail abby gail abbie
abraham abe bram
adelaide addie ada heidi
adeline addie lina della
agnes aggie nessa
albert al bert bertie albrecht
alexander alex al sandy xander sasha aleksander alejandro alessandro lex
alexandra alex sandra sandy sasha lexi alexa aleksandra alejandra
alfred al fred alfie freddy
alice allie ally lisa
alison allie ally
amanda mandy amy
amelia amy millie mia
andrew andy drew andreas andre andrei andres
angela angie angelina angelika
ann anna anne annie nancy nan nina hannah ana anya anita
anthony tony antonio anton antoine ant
antonia toni tonia
arthur art artie arturo
barbara barb barbie babs bobbie basia
bartholomew bart
beatrice bea trixie beatrix
benjamin ben benny benji
bernard bernie bernhard bernardo
bradley brad
brian bryan
caroline carol carrie caro lina carolina karolina
cassandra cass cassie sandra
catherine katherine kathryn katharine catharine kate katie kathy cathy kat kay kitty katarina katharina katrin catalina caterina katya
charles charlie chuck chas karl carl carlos carlo charlotte
charlotte charlie lottie lotte
christian chris christopher
christina christine chris tina chrissy kristina kristin kirsten christa
christopher chris kit christoph cristobal topher
clara claire clare
daniel dan danny daniele
danielle dani ellie daniela
david dave davey davide
deborah deb debbie debra
dennis denny denis
dominic dom nick dominik domingo
donald don donnie
dorothy dot dottie dolly dorothea dora thea
douglas doug
edward ed eddie ted teddy ned eduardo eduard edouard
edwin ed eddie
eleanor ellie nell nora ella lenore eleonora
elizabeth liz lizzie beth betty betsy eliza lisa elsie libby elisabeth bess lily isabel isabella ella elena elise
emily em emma millie emilia
emma em emmy
eric rick erik erich
ernest ernie ernst ernesto
eugene gene eugen
evelyn eve evie
florence flo flora flossie
frances fran franny francesca franziska frankie
francis frank frankie francisco francesco franz francois pancho
franklin frank
frederick fred freddy rick friedrich federico fritz frederic
gabriel gabe
gabriella gabby gabrielle ella gabriela
george georgie jorge georg giorgio jorg
georgina georgie gina georgia
gerald gerry jerry gerhard
gertrude trudy gertie gerda
gilbert gil bert
giuseppe joseph pepe beppe
grace gracie
gregory greg gregor
gwendolyn gwen wendy
harold harry hal harald
harriet hattie harry
harrison harry
helen nell nellie lena elena ellen helena
henry harry hank hal henri heinrich enrique enrico heinz
herbert herb bert
howard howie
hubert bert
ignacio nacho
isabella bella isabel izzy isabelle isobel
isaac ike
jacob jake jack jakob jacques giacomo
jacqueline jackie
james jim jimmy jamie jem diego jaime jacobo
jane janie jenny jean janet johanna
janet jan
jeffrey jeff geoffrey geoff
jennifer jen jenny jenna
jeremy jerry jem jeremiah
jerome jerry
jessica jess jessie
joan joanie joanna
joanna jo joan johanna joanne
johannes hans johann jan john
john jack johnny jon jonny juan jean giovanni johann hans ivan ian sean johan jan joao
jonathan jon jonny nathan
joseph joe joey jose josef pepe giuseppe yusuf
josephine jo josie fifi josefina pepa
joshua josh
juan john juanito
judith judy jutta
julia julie jules juliana giulia
julian jules jule
katherine kate katie kathy kat kay kitty kathleen kit
kathleen kathy kate katie kay
kenneth ken kenny
kimberly kim
konstantin kostya costa
kristen kris kristin
larry lawrence
laura laurie lori lara
lawrence larry lawrie lorenz lorenzo laurence lars
leonard leo len lenny leonardo leonhard
leopold leo poldi
leslie les
lewis lou louis
lillian lily lil
louis lou louie luis ludwig luigi lewis
louise lou luisa luise
lucas luke luca lukas
lucy lucia lucille lu
ludwig lutz louis
luis lucho
madeline maddie madeleine madelyn maddy magdalena
magdalena lena magda maddie
manuel manolo manny emanuel emmanuel
margaret maggie meg peggy marge margie daisy rita greta gretchen margarita margarete marguerite margot peg megan
maria mary marie mia mariya masha maja
marion mary
martha marty marta
martin marty
mary molly polly maria marie mamie may miriam
matilda tilly mattie mathilde
matthew matt matty matthias mateo matteo mathias
maureen mo
maurice mo moritz mauricio
maximilian max maximiliano
melanie mel
melissa mel missy lissa
mercedes merche
michael mike mick mickey miguel mikhail michel michele mitch misha mikael
michelle shelly micki
mildred millie
mohammed mohammad muhammad mohamed mo mehmet
monica mona monika
nathaniel nathan nate nat
nathan nate nat
natalie nat natalia natasha
nicholas nick nicky nicolas nikolaus klaus nico nikolai nicola
nicole nicky nikki nicola
norman norm
oliver ollie noll
olivia liv livvy
oscar oskar ozzy
pamela pam
patricia pat patty tricia trish patrizia
patrick pat paddy patricio rick
paul paulie pablo paolo pavel
paula pauline polly paola
penelope penny
peter pete pedro pietro pierre pyotr petra
philip phil phillip pip felipe philipp filippo
phyllis phyl
priscilla cilla prissy
rachel rae rachael raquel
ralph raul rolf
raymond ray ramon raimund
rebecca becky becca rebekah
regina gina reggie
reginald reg reggie reinhold
richard rick dick richie ricky ricardo rich riccardo
robert bob bobby rob robbie bert roberto rupert robin
roberta bobbie robbie
roderick rod rory rodrigo
roger rog ruediger
roland rolly orlando
ronald ron ronnie
rosalind ros rosie
rosemary rose rosie mary rosemarie
rose rosie rosa rosita
rudolph rudy rolf rudolf
russell russ
salvador chava sal salvatore
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sadie sara
sebastian seb bastian basti
sharon shari
sigmund sig siegmund
simon si simeon simone
sophia sophie sofia sonia zofia
stanley stan
stella estelle
stephanie steph stevie stefanie stefania
stephen steve stevie steven stefan esteban stefano etienne stephan
susan sue susie susanna suzanne sanna susana suzie
sylvester sly silvester
sylvia silvia
teresa terry tess tessa theresa therese resi tracy
terence terry
thaddeus thad tad
theodore ted teddy theo theodor teodoro
theodora dora thea
thomas tom tommy tomas tommaso
timothy tim timmy
tobias toby tobi
ursula ulla uschi
valentina val tina valentine
valerie val
vanessa nessa
veronica ronnie vera nica veronika
victor vic viktor vittorio
victoria vicky tori viktoria
vincent vin vince vinny vicente vincenzo
viola violet
virginia ginny ginger
vivian viv
vladimir vova volodya
walter walt wally
wilhelm willi william wil helmut
wilhelmina mina willa wilma
william will bill billy liam willy guillermo wilhelm guillaume
winifred winnie freda
yekaterina katya katherine
zachary zach zack zak
`;

const shortFormsOf = new Map<string, Set<string>>();
const givenNames = new Set<string>();
for (const line of lines.trim().split("\n")) {
  const [name = "", ...shortForms] = line.split(" ");
  shortFormsOf.set(name, new Set([...(shortFormsOf.get(name) ?? []), ...shortForms]));
  for (const each of [name, ...shortForms]) givenNames.add(each);
}

/** Not transitive on purpose: Sandy is Alexander and Sandra, Alexander is not Sandra; and Bob need not be Rob. */
export const areNicknames = (a: string, b: string) =>
  shortFormsOf.get(a)?.has(b) === true || shortFormsOf.get(b)?.has(a) === true;

/** A name that parents give, as opposed to one that a slip of the finger made. */
export const isGivenName = (name: string) => givenNames.has(name);
