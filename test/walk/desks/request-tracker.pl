# Fills a fresh Request Tracker with the people and tickets given as JSON in DESK_SEED, and sets the password of "root".
use strict;
use warnings;
use utf8;
use Encode;
use JSON;
use RT -init;
use RT::User;
use RT::Queue;
use RT::Ticket;
use MIME::Entity;

my $seed = JSON::decode_json($ENV{DESK_SEED});

my $root = RT::User->new(RT->SystemUser);
$root->Load('root');
$root->SetPassword($seed->{password});

for my $person (@{$seed->{people}}) {
    my $user = RT::User->new(RT->SystemUser);
    my ($made, $why) = $user->Create(
        Name         => $person->{email},
        EmailAddress => $person->{email},
        RealName     => $person->{name},
        Organization => $person->{company},
        Privileged   => 0,
    );
    die "user $person->{email}: $why\n" unless $made;
}

my $queue = RT::Queue->new(RT->SystemUser);
$queue->Load('General');

for my $wanted (@{$seed->{tickets}}) {
    my $mail = MIME::Entity->build(
        Type    => 'text/plain',
        Charset => 'UTF-8',
        From    => $wanted->{from},
        Subject => Encode::encode('UTF-8', $wanted->{subject}),
        Data    => [Encode::encode('UTF-8', $wanted->{text})],
    );
    my $ticket = RT::Ticket->new(RT->SystemUser);
    my ($id, undef, $why) = $ticket->Create(
        Queue     => $queue->Id,
        Subject   => $wanted->{subject},
        Requestor => [$wanted->{from}],
        Cc        => $wanted->{cc} // [],
        MIMEObj   => $mail,
    );
    die "ticket $wanted->{subject}: $why\n" unless $id;
    print "$id\n";
}
